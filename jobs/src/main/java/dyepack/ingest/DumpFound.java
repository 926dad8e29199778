package dyepack.ingest;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.cells.ByteAccount;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is found out about a file. Not to be shared. */
final class DumpFound {
  private final DumpSource source;
  private String format = "";
  private String encoding = "";
  private DumpStatus status = DumpStatus.READ;
  private final List<DumpTable> tables = new ArrayList<>();
  private final List<Skipped> skipped = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private ByteAccount account = ByteAccount.EMPTY;

  DumpFound(DumpSource source) {
    this.source = source;
    if (!source.fault().isEmpty()) {
      status = DumpStatus.PART;
      skipped.add(new Skipped(source.fault(), 1, List.of()));
    }
  }

  /** Of a file that wasn't opened at all. */
  static DumpFile unopened(String name, String format, String reason) {
    return new DumpFile(
        name,
        0,
        "",
        "",
        format,
        "",
        DumpStatus.UNREADABLE,
        List.of(),
        List.of(new Skipped(reason, 1, List.of())),
        List.of(),
        ByteAccount.EMPTY);
  }

  @CanIgnoreReturnValue
  DumpFound as(String format, String encoding) {
    this.format = format;
    this.encoding = encoding;
    return this;
  }

  @CanIgnoreReturnValue
  DumpFound status(DumpStatus status) {
    this.status = status;
    return this;
  }

  @CanIgnoreReturnValue
  DumpFound table(DumpTable table) {
    tables.add(table);
    return this;
  }

  /** Something was left out, or is to be known; what was read stays read. */
  @CanIgnoreReturnValue
  DumpFound skipped(Skipped one) {
    skipped.add(one);
    if (status == DumpStatus.READ && one.lost()) {
      status = DumpStatus.PART;
    }
    return this;
  }

  @CanIgnoreReturnValue
  DumpFound skipped(String reason) {
    return skipped(new Skipped(reason, 1, List.of()));
  }

  @CanIgnoreReturnValue
  DumpFound unreadable(String reason) {
    skipped(reason);
    return status(DumpStatus.UNREADABLE);
  }

  @CanIgnoreReturnValue
  DumpFound notData(String reason) {
    skipped(reason);
    return status(DumpStatus.NOT_DATA);
  }

  @CanIgnoreReturnValue
  DumpFound note(String note) {
    notes.add(note);
    return this;
  }

  /** Where the file's bytes went, as far as is known already. */
  @CanIgnoreReturnValue
  DumpFound account(ByteAccount known) {
    account = known;
    return this;
  }

  /**
   * The file as it is found so far. Of a file that has no table and no account of its own, all
   * bytes are what its status says.
   */
  DumpFile file() {
    FileDigests digests = source.digests();
    if (account.total() == 0 && tables.isEmpty() && digests.bytes() > 0) {
      account = asWhole(digests.bytes());
    }
    return new DumpFile(
        source.name(),
        digests.bytes(),
        digests.sha256(),
        digests.sm3(),
        format,
        encoding,
        status,
        tables,
        skipped,
        notes,
        account);
  }

  private ByteAccount asWhole(long bytes) {
    String reason = skipped.isEmpty() ? "" : skipped.get(0).reason();
    return switch (status) {
      case UNREADABLE, PART -> ByteAccount.of(ByteAccount.Kind.REJECTED, reason, 0, bytes);
      case NOT_DATA -> ByteAccount.of(ByteAccount.Kind.NOISE, reason, 0, bytes);
      case READ ->
          ByteAccount.of(
              ByteAccount.Kind.NOISE,
              notes.isEmpty() ? "nothing in it is a row" : notes.get(0),
              0,
              bytes);
    };
  }
}
