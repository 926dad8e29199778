package dyepack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.IVersionProvider;

/** Which Dyepack this is. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"dyepack " + number()};
  }

  /** Returns the version from the jar's manifest, or {@code development} outside a jar. */
  static String number() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Returns SHA-256 of the jar, or the empty string outside a jar. */
  static String jarSha256() {
    try {
      Path jar = Path.of(Version.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (!Files.isRegularFile(jar)) {
        return "";
      }
      try (InputStream in = Files.newInputStream(jar)) {
        return dyepack.embed.Digests.of(in).sha256();
      }
    } catch (IOException | URISyntaxException e) {
      return "";
    }
  }
}
