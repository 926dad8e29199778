package dyepack.ingest;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the owner says about a table file instead of having it found out; null means "find out".
 *
 * @param charset name of the character set
 * @param delimiter what stands between the cells
 */
public record InputOptions(@Nullable String charset, @Nullable String delimiter)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Everything is found out from the file. */
  public static final InputOptions DETECT = new InputOptions(null, null);
}
