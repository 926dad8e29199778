package dyepack.unpack;

import dyepack.cells.ByteAccount;
import java.io.IOException;

/** Passes entries on and remembers what was said of the last one. */
final class WatchedSink implements EntrySink {
  private final EntrySink sink;
  private String fault = "";

  WatchedSink(EntrySink sink) {
    this.sink = sink;
  }

  /** Why the last entry wasn't taken out, or not whole; empty if it was. */
  String fault() {
    return fault;
  }

  @Override
  public void entry(UnpackedEntry entry) throws IOException {
    fault = entry.fault();
    sink.entry(entry);
  }

  @Override
  public void unread(String name, String reason) {
    fault = reason;
    sink.unread(name, reason);
  }

  @Override
  public void account(ByteAccount account) {
    sink.account(account);
  }
}
