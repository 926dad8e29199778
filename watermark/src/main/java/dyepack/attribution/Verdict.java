package dyepack.attribution;

/** What can be said about where a dump came from. An honest negative is a verdict, not an error. */
public sealed interface Verdict {
  /** Returns the numbers behind it. */
  Attribution attribution();

  /** All that can be told comes from one recipient's copy. */
  record OneSource(Attribution attribution) implements Verdict {}

  /** Rows come from the copies of several recipients. */
  record SeveralSources(Attribution attribution) implements Verdict {}

  /** The rows are ours, but nobody can be named. */
  record NobodyNamed(Attribution attribution, Reason reason) implements Verdict {}

  /** No more rows match than chance would have it. */
  record NotOurs(Attribution attribution) implements Verdict {}

  /** Why nobody can be named. */
  enum Reason {
    /** A recorded share in this condition would have been named with probability .99 or more. */
    NO_RECORDED_SHARE("no-recorded-share"),
    /** Too few rows for the condition of their marks. */
    TOO_FEW_ROWS("too-few-rows"),
    /** The marks are gone. */
    MARKS_DESTROYED("marks-destroyed");

    private final String jsonName;

    Reason(String jsonName) {
      this.jsonName = jsonName;
    }

    /** Returns the name in findings.json. */
    public String jsonName() {
      return jsonName;
    }
  }
}
