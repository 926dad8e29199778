package dyepack.flow;

import dyepack.embed.SourceTables;
import dyepack.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Notices a file that is itself a marked copy: sharing it again would put one recipient's marks
 * into everybody's copies.
 */
final class MarkedInput {
  private final Ledger ledger;
  private final @Nullable EpochInUse inUse;
  private final SourceTables tables;
  private final ShareDraft draft;
  private final Progress progress;

  MarkedInput(
      Ledger ledger,
      @Nullable EpochInUse inUse,
      SourceTables tables,
      ShareDraft draft,
      Progress progress) {
    this.ledger = ledger;
    this.inUse = inUse;
    this.tables = tables;
    this.draft = draft;
    this.progress = progress;
  }

  void refuseUnless(boolean allowed) {}
}
