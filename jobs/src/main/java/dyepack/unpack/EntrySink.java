package dyepack.unpack;

import dyepack.cells.ByteAccount;
import java.io.IOException;

/** Receives the entries of an archive, one after the other. */
public interface EntrySink {
  /**
   * Takes an entry; its file is the receiver's to delete.
   *
   * @throws IOException if the receiver can't go on
   */
  void entry(UnpackedEntry entry) throws IOException;

  /**
   * Takes note of an entry that can't be taken out.
   *
   * @param name its name, made visible
   * @param reason one clause in plain English
   */
  void unread(String name, String reason);

  /** Takes the account of the archive's bytes, where its form lets one be kept. */
  void account(ByteAccount account);
}
