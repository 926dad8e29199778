package dyepack.attribution;

import java.io.Serializable;

/**
 * What an accused got in the epochs that one reading of a dump looks at first.
 *
 * @param recipient index in the lineage
 * @param reading number of the reading, from 0
 */
public record AccusedCopy(int recipient, int reading) implements Serializable {
  private static final long serialVersionUID = 1L;
}
