package dyepack.inspect;

import dyepack.cells.ByteAccount;
import dyepack.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Accounts of bytes as reports show them. */
public final class ByteReport {
  private ByteReport() {}

  /** The account for a report; null where none was kept. */
  public static Findings.@Nullable Bytes of(ByteAccount account) {
    if (account.total() == 0) {
      return null;
    }
    List<Findings.Stretch> stretches = new ArrayList<>();
    for (ByteAccount.Span span : account.spans()) {
      String kind = span.kind().name().toLowerCase(Locale.ROOT);
      stretches.add(new Findings.Stretch(kind, span.reason(), span.start(), span.end()));
    }
    return new Findings.Bytes(
        account.record(),
        account.header(),
        account.noise(),
        account.blank(),
        account.rejected(),
        stretches,
        account.spansLeftOut());
  }
}
