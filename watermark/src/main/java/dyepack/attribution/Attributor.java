package dyepack.attribution;

/** Names the sources of a dump, or says why nobody can be named. */
public final class Attributor {
  private final Question question;

  /** Creates an attributor for one dump. */
  public Attributor(Question question) {
    this.question = question;
  }

  /** Answers the question from tallies of the dump; asks the source once per stage. */
  @SuppressWarnings("DoNotCallSuggester")
  public Verdict verdict(TallySource source) {
    throw new UnsupportedOperationException("not yet " + question + source);
  }
}
