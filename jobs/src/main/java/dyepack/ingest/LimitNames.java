package dyepack.ingest;

import dyepack.share.BadInputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The limits by their names, for a command line and a report. The names are those of the records'
 * components, with {@code unpacking.} and {@code confined.} before those of the two inner records.
 */
public final class LimitNames {
  private static final Map<Character, Integer> UNITS = Map.of('k', 10, 'm', 20, 'g', 30, 't', 40);

  private LimitNames() {}

  /** All limits with their values, in the order in which they are declared. */
  public static Map<String, Long> all(DumpLimits limits) {
    Map<String, Long> all = new LinkedHashMap<>();
    addTo(all, "", limits);
    return all;
  }

  /**
   * Limits of which one is changed.
   *
   * @param setting {@code name=value}; a value may end in K, M, G or T, powers of 1,024
   * @throws BadInputException if there is no such limit or the value isn't possible
   */
  public static DumpLimits with(DumpLimits limits, String setting) {
    int equals = setting.indexOf('=');
    String name = equals < 0 ? setting : setting.substring(0, equals).strip();
    if (equals < 0 || !all(limits).containsKey(name)) {
      throw new BadInputException(
          "Limit \""
              + setting
              + "\" is unknown; write name=value with one of "
              + String.join(", ", all(limits).keySet())
              + ".");
    }
    long value = value(setting.substring(equals + 1).strip(), setting);
    try {
      return (DumpLimits) replaced(limits, name, value);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadInputException(
          "Limit \""
              + setting
              + "\" has an impossible value; the usual one is "
              + all(DumpLimits.DEFAULT).get(name)
              + ".",
          e);
    }
  }

  private static long value(String text, String setting) {
    String digits = text.toLowerCase(Locale.ROOT);
    int shift = 0;
    if (!digits.isEmpty() && UNITS.containsKey(digits.charAt(digits.length() - 1))) {
      shift = UNITS.getOrDefault(digits.charAt(digits.length() - 1), 0);
      digits = digits.substring(0, digits.length() - 1);
    }
    if (!digits.matches("\\d{1,15}")) {
      throw new BadInputException(
          "Limit \"" + setting + "\" has no value; write for instance 100, 64M or 2G.");
    }
    return Math.multiplyExact(Long.parseLong(digits), 1L << shift);
  }

  private static void addTo(Map<String, Long> all, String prefix, Record limits) {
    for (RecordComponent component : limits.getClass().getRecordComponents()) {
      Object value = read(component, limits);
      if (value instanceof Record inner) {
        addTo(all, prefix + component.getName() + ".", inner);
      } else {
        all.put(prefix + component.getName(), ((Number) value).longValue());
      }
    }
  }

  private static Record replaced(Record limits, String name, long value) {
    RecordComponent[] components = limits.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    for (int i = 0; i < values.length; i++) {
      values[i] = read(components[i], limits);
      if (components[i].getName().equals(first)) {
        values[i] =
            values[i] instanceof Record inner
                ? replaced(inner, name.substring(dot + 1), value)
                : values[i] instanceof Integer ? (Object) Math.toIntExact(value) : (Object) value;
      }
    }
    return built(limits.getClass(), components, values);
  }

  private static Record built(
      Class<? extends Record> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object read(RecordComponent component, Record from) {
    try {
      return component.getAccessor().invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
