package dyepack.ledger;

import com.google.common.primitives.Bytes;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dyepack.share.BadInputException;
import dyepack.share.IntegrityException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An owner's ledger on disk. Every line holds the SHA-256 of the line before and is signed, so the
 * signature of the last line vouches for all of them: opening checks the whole chain and that one
 * signature, {@link LedgerAudit} checks every signature and every file.
 *
 * <p>What was cut off at the end can't be seen from the log alone.
 *
 * <p>Safe for use by several threads and several processes at once, but for the {@link #state()},
 * which is a live view: whoever reads it while another thread appends may see half an entry.
 */
public final class Ledger {
  private final LedgerFolder folder;
  private final LedgerHeader header;
  private final PublicKey publicKey;
  private final EntryLog log;
  private Chain chain;

  private Ledger(LedgerFolder folder, LedgerHeader header) {
    this.folder = folder;
    this.header = header;
    this.publicKey = header.key();
    this.log = new EntryLog(folder.log());
    this.chain = new Chain(publicKey);
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
    return chain.state();
  }

  /** SHA-256 of the last line. */
  public synchronized String head() {
    return chain.head();
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
    long unused = FileMutex.holdingForReading(folder.logLock(), this::catchUp);
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
        folder.logLock(), () -> write(drafts, signer, now.truncatedTo(ChronoUnit.MILLIS)));
  }

  /** Returns every entry of the log, oldest first. */
  public List<Recorded> entries() {
    List<Recorded> all = new ArrayList<>();
    EntryLog.Extent unused =
        FileMutex.holdingForReading(
            folder.logLock(), () -> log.read(0, line -> all.add(Chain.decode(line))));
    return all;
  }

  /** Returns the entries that speak of a recipient, dataset, release or share, oldest first. */
  public List<Recorded> entriesAbout(String id) {
    List<Recorded> found =
        entries().stream().filter(recorded -> recorded.entry().isAbout(id)).toList();
    if (found.isEmpty()) {
      throw new BadInputException(
          "\"" + id + "\" is no recipient, dataset, release or share of this ledger.");
    }
    return found;
  }

  /** Returns what the log proves about the first entry that speaks of {@code id}. */
  public ChainProof prove(String id) {
    long index = entriesAbout(id).get(0).index();
    List<byte[]> lines = new ArrayList<>();
    EntryLog.Extent unused =
        FileMutex.holdingForReading(folder.logLock(), () -> log.read(0, lines::add));
    return ChainProof.of(lines, (int) index, publicKey);
  }

  private List<Recorded> write(
      Function<LedgerState, ? extends List<? extends Entry>> drafts,
      EntrySigner signer,
      Instant time) {
    long end = catchUp();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    List<Recorded> written = new ArrayList<>();
    try {
      for (Entry draft : drafts.apply(chain.state())) {
        written.add(chain.extend(draft, signer, time, lines));
      }
      if (!written.isEmpty()) {
        log.append(end, lines.toByteArray());
        chain.written(lines.size());
      }
      return List.copyOf(written);
    } catch (RuntimeException e) {
      startAgain(e);
      throw e;
    }
  }

  /** Reads the log anew, because the chain has run ahead of the file. */
  private void startAgain(RuntimeException cause) {
    chain = new Chain(publicKey);
    try {
      long unused = catchUp();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Returns the offset up to which the log is read now. */
  private long catchUp() {
    chain.catchUp(log);
    LedgerState state = chain.state();
    if (state.size() == 0 || !LedgerHeader.of(state.created()).equals(header)) {
      throw new IntegrityException(
          folder.header() + " and the first line of the log don't name the same ledger and key.");
    }
    return chain.end();
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
      StoredFile.force(temporary, StandardOpenOption.WRITE);
      Files.move(temporary, folder.header(), StandardCopyOption.ATOMIC_MOVE);
      StoredFile.force(folder.logFolder(), StandardOpenOption.READ);
      StoredFile.force(folder.root(), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new BadInputException("Can't write " + folder.header() + ": " + e.getMessage(), e);
    }
  }
}
