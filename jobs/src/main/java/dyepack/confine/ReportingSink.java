package dyepack.confine;

import dyepack.cells.ByteAccount;
import dyepack.cells.CellSink;
import dyepack.cells.CellStreamWriter;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Passes everything on, and now and then makes it safe and tells the parent how far it is. */
final class ReportingSink implements CellSink {
  private static final long EVERY_NANOS = 500_000_000;

  private final CellStreamWriter out;
  private final DataOutputStream answers;
  private long last = System.nanoTime();
  private int untimed;

  ReportingSink(CellStreamWriter out, DataOutputStream answers) {
    this.out = out;
    this.answers = answers;
  }

  @Override
  public void table(String name, List<String> header) throws IOException {
    out.table(name, header);
    report(64);
  }

  @Override
  public void row(long position, String[] cells) throws IOException {
    out.row(position, cells);
    report(1);
  }

  @Override
  public void skipped(String reason, long count, long position) throws IOException {
    out.skipped(reason, count, position);
    report(1);
  }

  @Override
  public void noted(String reason, long count, long position) throws IOException {
    out.noted(reason, count, position);
    report(1);
  }

  @Override
  public void account(ByteAccount account) throws IOException {
    out.account(account);
  }

  private void report(int weight) throws IOException {
    untimed += weight;
    if (untimed < 32 && out.rows() > 32) {
      return;
    }
    untimed = 0;
    long now = System.nanoTime();
    if (now - last >= EVERY_NANOS) {
      out.flush();
      ChildFrame.progress(answers, out.rows());
      last = now;
    }
  }
}
