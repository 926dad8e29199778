package dyepack.ledger;

import com.google.common.primitives.Bytes;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An owner's ledger on disk. Every line holds the SHA-256 of the line before and is signed, so the
 * signature of the last line vouches for all of them: opening checks the whole chain and that one
 * signature, {@link LedgerAudit} checks every signature and every file.
 *
 * <p>What was cut off at the end can't be seen from the log alone.
 *
 * <p>Safe for use by several threads and several processes at once.
 */
public final class Ledger {
  private final LedgerFolder folder;
  private final LedgerHeader header;
  private final PublicKey publicKey;
  private final EntryLog log;
  private LedgerState state = new LedgerState();
  private String head = EntryCodec.NOTHING_BEFORE;
  private long end;

  private Ledger(LedgerFolder folder, LedgerHeader header) {
    this.folder = folder;
    this.header = header;
    this.publicKey = Envelope.publicKey(Base64.getDecoder().decode(header.publicKey()));
    this.log = new EntryLog(folder.log());
  }

  /**
   * Makes a ledger in a folder that doesn't exist yet or is empty.
   *
   * @param root the folder
   * @param owner the owner's name
   * @param signer signs every entry from now on
   * @param now the owner's clock
   */
  public static Ledger create(Path root, String owner, EntrySigner signer, Instant now) {
    if (owner.isBlank()) {
      throw new BadInputException("The owner's name is blank; give one with --owner NAME.");
    }
    LedgerFolder folder = new LedgerFolder(root);
    refuseUnlessFree(folder);
    Ledger ledger =
        FileMutex.holding(folder.logLock(), () -> begin(folder, owner.strip(), signer, now));
    ledger.refresh();
    return ledger;
  }

  private static Ledger begin(LedgerFolder folder, String owner, EntrySigner signer, Instant now) {
    refuseUnlessFree(folder);
    Instant time = now.truncatedTo(ChronoUnit.MILLIS);
    byte[] key = signer.publicKey();
    Entry.Created created =
        new Entry.Created(
            LedgerHeader.FORMAT,
            ledgerId(owner, time, key),
            owner,
            Base64.getEncoder().encodeToString(key));
    byte[] statement = EntryCodec.encode(0, EntryCodec.NOTHING_BEFORE, time, created);
    byte[] line = Envelope.sign(statement, signer).toBytes();
    new EntryLog(folder.log()).append(0, Bytes.concat(line, new byte[] {'\n'}));
    LedgerHeader header = LedgerHeader.of(created);
    writeHeader(folder, header);
    return new Ledger(folder, header);
  }

  /** Opens a ledger and checks that its log is whole. */
  public static Ledger open(Path root) {
    LedgerFolder folder = new LedgerFolder(root);
    Ledger ledger = new Ledger(folder, LedgerHeader.read(folder));
    ledger.refresh();
    return ledger;
  }

  /** Where everything lies. */
  public LedgerFolder folder() {
    return folder;
  }

  /** The owner's public key, which signed every entry. */
  public PublicKey publicKey() {
    return publicKey;
  }

  /** The 32 bytes, in hexadecimal, that name this ledger. */
  public String ledgerId() {
    return header.ledgerId();
  }

  /** What the log says, as of the last {@code open}, {@code refresh} or {@code append}. */
  public synchronized LedgerState state() {
    return state;
  }

  /** SHA-256 of the last line. */
  public synchronized String head() {
    return head;
  }

  /** Refuses a signer whose key is not this ledger's. */
  public void requireSigner(EntrySigner signer) {
    if (!Arrays.equals(signer.publicKey(), publicKey.getEncoded())) {
      throw new IntegrityException(
          "The key does not belong to this ledger.\n  ledger's key "
              + Envelope.keyId(publicKey.getEncoded())
              + "\n  key given    "
              + Envelope.keyId(signer.publicKey()));
    }
  }

  /** Reads what other processes have appended. */
  public synchronized void refresh() {
    end = FileMutex.holdingForReading(folder.logLock(), this::catchUp);
  }

  /** Appends entries that don't depend on what others may append meanwhile. */
  @CanIgnoreReturnValue
  public List<Recorded> append(List<? extends Entry> entries, EntrySigner signer, Instant now) {
    return append(current -> entries, signer, now);
  }

  /**
   * Appends entries, all or none, and returns once they are on disk.
   *
   * <p>Others are locked out while {@code drafts} runs on the newest state; it must be quick and
   * must not use this ledger. Entries that don't fit the log are refused and nothing is written.
   *
   * @param drafts makes the entries from the newest state
   * @param signer holds this ledger's key; any other is an {@link IntegrityException}
   * @param now the owner's clock
   * @return the entries as they stand in the log
   */
  @CanIgnoreReturnValue
  public synchronized List<Recorded> append(
      Function<LedgerState, ? extends List<? extends Entry>> drafts,
      EntrySigner signer,
      Instant now) {
    requireSigner(signer);
    return FileMutex.holding(
        folder.logLock(),
        () -> {
          end = catchUp();
          try {
            return write(drafts.apply(state), signer, now.truncatedTo(ChronoUnit.MILLIS));
          } catch (RuntimeException e) {
            reload();
            throw e;
          }
        });
  }

  /** Returns every entry of the log, oldest first. */
  public List<Recorded> entries() {
    List<Recorded> all = new ArrayList<>();
    EntryLog.Extent unused =
        FileMutex.holdingForReading(
            folder.logLock(), () -> log.read(0, line -> all.add(decode(line))));
    return all;
  }

  private List<Recorded> write(List<? extends Entry> drafts, EntrySigner signer, Instant time) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    List<Recorded> written = new ArrayList<>();
    for (Entry draft : drafts) {
      Entry entry = state.numbered(draft);
      byte[] statement = EntryCodec.encode(state.size(), head, time, entry);
      byte[] line = Envelope.sign(statement, signer).toBytes();
      lines.writeBytes(line);
      lines.write('\n');
      Recorded recorded = EntryCodec.decode(statement, hash(line));
      state.fold(recorded);
      head = recorded.lineSha256();
      written.add(recorded);
    }
    if (!written.isEmpty()) {
      log.append(end, lines.toByteArray());
      end += lines.size();
    }
    return List.copyOf(written);
  }

  private void reload() {
    state = new LedgerState();
    head = EntryCodec.NOTHING_BEFORE;
    end = 0;
    end = catchUp();
  }

  /** Returns the offset up to which the log is read now. */
  private long catchUp() {
    LastLine last = new LastLine();
    EntryLog.Extent extent =
        log.read(
            end,
            line -> {
              fold(line);
              last.accept(line);
            });
    if (state.size() == 0 || !LedgerHeader.of(state.created()).equals(header)) {
      throw new IntegrityException(
          folder.header() + " and the first line of the log don't name the same ledger and key.");
    }
    last.requireSigned();
    return extent.end();
  }

  /** Keeps the newest line, whose signature vouches for the chain behind it. */
  private final class LastLine implements Consumer<byte[]> {
    private byte[] line = {};

    @Override
    public void accept(byte[] next) {
      line = next;
    }

    void requireSigned() {
      if (line.length > 0 && !Envelope.parse(line).verifies(publicKey)) {
        throw new IntegrityException(
            "Log line "
                + state.size()
                + " does not carry a valid signature of the ledger's key "
                + Envelope.keyId(publicKey.getEncoded())
                + ".");
      }
    }
  }

  private void fold(byte[] line) {
    long number = state.size() + 1;
    try {
      Recorded recorded = decode(line);
      requireChained(recorded);
      state.fold(recorded);
      head = recorded.lineSha256();
    } catch (IntegrityException e) {
      throw new IntegrityException("Log line " + number + " is damaged. " + e.getMessage(), e);
    } catch (BadInputException | IllegalArgumentException e) {
      throw new IntegrityException(
          "Log line " + number + " does not fit the lines before it. " + e.getMessage(), e);
    }
  }

  private void requireChained(Recorded recorded) {
    if (recorded.index() != state.size() || !recorded.previous().equals(head)) {
      throw new IntegrityException(
          "The chain is broken.\n  expected index "
              + state.size()
              + " after "
              + head
              + "\n  found    index "
              + recorded.index()
              + " after "
              + recorded.previous());
    }
  }

  private static Recorded decode(byte[] line) {
    return EntryCodec.decode(Envelope.parse(line).payload(), hash(line));
  }

  private static String hash(byte[] line) {
    return Envelope.sha256(line);
  }

  private static String ledgerId(String owner, Instant time, byte[] key) {
    return Envelope.sha256(
        Bytes.concat(
            "dyepack/v1/ledger\0".getBytes(StandardCharsets.US_ASCII),
            Shape.lengthPrefixed(owner.strip()),
            Shape.lengthPrefixed(time.toString()),
            key));
  }

  private static void refuseUnlessFree(LedgerFolder folder) {
    if (Files.exists(folder.header())) {
      throw new BadInputException(folder.root() + " holds a ledger already.");
    }
    // An interrupted creation leaves at most the log's first line and an unfinished ledger.json.
    List<Path> lines = new ArrayList<>();
    if (Files.exists(folder.log())) {
      new EntryLog(folder.log()).read(0, line -> lines.add(folder.log()));
    }
    if (lines.size() > 1) {
      throw new BadInputException(
          folder.root() + " holds the log of a ledger whose ledger.json is missing.");
    }
    if (Files.exists(folder.root())) {
      refuseOthersIn(folder);
    }
  }

  private static void refuseOthersIn(LedgerFolder folder) {
    try (Stream<Path> inside = Files.list(folder.root())) {
      List<Path> ours = List.of(folder.logFolder(), temporaryHeader(folder));
      if (inside.anyMatch(path -> !ours.contains(path))) {
        throw new BadInputException(
            folder.root() + " is not empty; a ledger needs a folder of its own.");
      }
    } catch (IOException e) {
      throw new BadInputException("Can't read " + folder.root() + ": " + e.getMessage(), e);
    }
  }

  private static Path temporaryHeader(LedgerFolder folder) {
    return folder.root().resolve(".ledger.json.tmp");
  }

  private static void writeHeader(LedgerFolder folder, LedgerHeader header) {
    Path temporary = temporaryHeader(folder);
    try {
      Files.write(temporary, header.toBytes());
      force(temporary, StandardOpenOption.WRITE);
      Files.move(temporary, folder.header(), StandardCopyOption.ATOMIC_MOVE);
      force(folder.logFolder(), StandardOpenOption.READ);
      force(folder.root(), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new BadInputException("Can't write " + folder.header() + ": " + e.getMessage(), e);
    }
  }

  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
