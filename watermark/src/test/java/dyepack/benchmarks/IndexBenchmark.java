package dyepack.benchmarks;

import dyepack.identity.IdentifierSpec;
import dyepack.identity.IdentifierType;
import dyepack.identity.IndexPlan;
import dyepack.identity.RowIndexer;
import dyepack.identity.RowKeys;
import dyepack.keys.EpochKeys;
import dyepack.keys.Prf;
import dyepack.keys.RootKey;
import dyepack.share.BlindIndex;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Keys of a row: number, phone, resident ID, name, address and one combination of columns. */
@State(Scope.Benchmark)
public class IndexBenchmark {
  private static final byte[] KEY = new byte[32];
  private static final EpochKeys KEYS = RootKey.of(KEY).epoch("owner", "customers", 1);
  private static final List<String> HEADER =
      List.of("no", "name", "phone", "id_no", "address", "city");
  private static final IndexPlan PLAN =
      new IndexPlan(
          List.of(
              IdentifierSpec.of("no", IdentifierType.TEXT),
              IdentifierSpec.of("phone", IdentifierType.PHONE),
              IdentifierSpec.of("id_no", IdentifierType.CN_ID)),
          "name",
          "address",
          List.of(List.of("name", "city")));

  private final RowIndexer indexer = new RowIndexer(KEYS, PLAN, HEADER);
  private final String[][] rows = new String[SampleRows.ROWS][];
  private final byte[][] messages = new byte[SampleRows.ROWS][];
  private final Prf prf = new Prf(KEY);

  /** Makes rows of a hundred different people. */
  public IndexBenchmark() {
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          new String[] {
            "C-" + (10_000 + 7 * i),
            SampleRows.name(i),
            SampleRows.phone(i),
            SampleRows.residentId(i),
            SampleRows.address(i),
            "郑州"
          };
      messages[i] = rows[i][0].getBytes(StandardCharsets.UTF_8);
    }
  }

  /** All keys of a row, as the index needs them once. */
  @Benchmark
  @OperationsPerInvocation(SampleRows.ROWS)
  public void allKeys(Blackhole sink) {
    for (String[] row : rows) {
      RowKeys keys = indexer.keys(row);
      sink.consume(keys);
    }
  }

  /** The row's id alone, as marking needs it. */
  @Benchmark
  @OperationsPerInvocation(SampleRows.ROWS)
  public void idAlone(Blackhole sink) {
    for (String[] row : rows) {
      @Nullable BlindIndex rid = indexer.rid(row);
      sink.consume(rid);
    }
  }

  /** One keyed hash of a short message. */
  @Benchmark
  @OperationsPerInvocation(SampleRows.ROWS)
  public void keyedHash(Blackhole sink) {
    for (byte[] message : messages) {
      byte[] hash = prf.of(message);
      sink.consume(hash);
    }
  }

  /** The same by the platform's own class, made anew for each message. */
  @Benchmark
  @OperationsPerInvocation(SampleRows.ROWS)
  public void keyedHashByThePlatform(Blackhole sink) throws GeneralSecurityException {
    for (byte[] message : messages) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
      sink.consume(mac.doFinal(message));
    }
  }
}
