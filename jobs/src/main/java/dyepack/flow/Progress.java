package dyepack.flow;

/** Is told what a flow is doing. */
public interface Progress {
  /** Says nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void say(String sentence) {}

        @Override
        public void step(String step, long done, long all) {}
      };

  /** A sentence for the user: something noticed on the way. */
  void say(String sentence);

  /**
   * How far a step is.
   *
   * @param done units finished
   * @param all units in all, 0 if unknown
   */
  void step(String step, long done, long all);
}
