package dyepack.flow;

import dyepack.ingest.DumpOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be traced.
 *
 * @param paths files and folders of the dump
 * @param out folder for the findings
 * @param caseId the investigator's name of the case, or null
 * @param alpha bound on accusing any innocent, above 0 and at most 0.01; null for the one that the
 *     policies of the datasets found in the dump accept
 * @param reading how the dump is read: limits, passwords, character set, working folder
 * @param version of Dyepack
 * @param jarSha256 digest of the program, or empty
 * @param arguments of the command, for the record
 * @param seed of every random choice
 */
public record TraceRequest(
    List<Path> paths,
    Path out,
    @Nullable String caseId,
    @Nullable Double alpha,
    DumpOptions reading,
    String version,
    String jarSha256,
    List<String> arguments,
    long seed) {
  /** Copies the lists. */
  public TraceRequest {
    paths = List.copyOf(paths);
    arguments = List.copyOf(arguments);
  }
}
