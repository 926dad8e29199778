package dyepack.policy;

import org.jspecify.annotations.Nullable;

/**
 * What was found of one column.
 *
 * @param column its name
 * @param proposal the mark it could carry, or null when it can't carry any
 * @param reason why it is not marked, for the case that the proposal is not taken
 */
record Judgement(String column, @Nullable Proposal proposal, String reason) {
  static Judgement refused(String column, String reason) {
    return new Judgement(column, null, reason);
  }

  static Judgement proposed(String column, Proposal proposal, String reason) {
    return new Judgement(column, proposal, reason);
  }
}
