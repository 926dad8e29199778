package dyepack.rates;

import dyepack.code.SymbolKind;
import java.util.List;

/** The plans that are compared, two marked fields each. */
enum Scheme {
  THIRDS("thirds", SymbolKind.BINARY, SymbolKind.BINARY),
  HYBRID("hybrid", SymbolKind.HEX, SymbolKind.BINARY),
  SIXTEEN("16-ary x 2", SymbolKind.HEX, SymbolKind.HEX);

  private final String title;
  private final SymbolKind first;
  private final SymbolKind second;

  Scheme(String title, SymbolKind first, SymbolKind second) {
    this.title = title;
    this.first = first;
    this.second = second;
  }

  String title() {
    return title;
  }

  List<SymbolKind> alphabets() {
    return List.of(first, second);
  }
}
