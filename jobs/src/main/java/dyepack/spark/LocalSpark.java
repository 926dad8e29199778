package dyepack.spark;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Builds the Spark session that every job of a command uses: embedded by default, or the cluster
 * that {@code --master} or {@code spark-submit} names.
 *
 * <p>Start-up dominates small work, so the embedded session leaves out the web page, binds to the
 * loopback address only and shuffles into few partitions.
 */
public final class LocalSpark {
  private LocalSpark() {}

  /**
   * Returns the running session, or starts one.
   *
   * @param master a Spark master address such as {@code local[*]}
   */
  public static SparkSession session(String master) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("dyepack")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.adaptive.enabled", "false")
            .config("spark.serializer", "org.apache.spark.serializer.JavaSerializer")
            .config("spark.sql.session.timeZone", "UTC");
    if (master.startsWith("local")) {
      int cores = Runtime.getRuntime().availableProcessors();
      builder
          .config("spark.driver.host", "127.0.0.1")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.shuffle.partitions", Integer.toString(Math.max(2, cores)))
          .config("spark.default.parallelism", Integer.toString(Math.max(2, cores)))
          .config("spark.shuffle.compress", "false")
          .config("spark.io.compression.codec", "lz4");
    }
    if (System.getProperty("spark.master") == null) {
      builder.master(master);
    }
    return builder.getOrCreate();
  }

  /** Returns the Java view of a session's context. */
  public static JavaSparkContext context(SparkSession session) {
    return JavaSparkContext.fromSparkContext(session.sparkContext());
  }
}
