package dyepack.code;

import java.io.Serializable;

/**
 * Who ever held which row: the row sets of all shares of a recipient together, and for canaries the
 * keyed draw. Looked up on executors, so an implementation serialises and is safe to read from one
 * thread.
 */
public interface HeldRows extends Serializable {
  /** Everybody held every row, and there are no canaries. */
  HeldRows ALL =
      new HeldRows() {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean everything(int recipient) {
          return true;
        }

        @Override
        public boolean held(int recipient, ReadRow row) {
          return true;
        }
      };

  /**
   * Says whether the recipient held every real row that was ever shared, so that only canaries need
   * be asked for one by one.
   */
  boolean everything(int recipient);

  /** Says whether the recipient held this row, a canary or a real one. */
  boolean held(int recipient, ReadRow row);
}
