package dyepack.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A dataset as the ledger knows it: its epochs, each with its releases. */
public final class DatasetHistory {
  private final String name;
  private final List<Epoch> epochs = new ArrayList<>();
  private int releases;
  private final Set<String> segmentNames = new HashSet<>();

  DatasetHistory(String name) {
    this.name = name;
  }

  /** The dataset's name. */
  public String name() {
    return name;
  }

  /** All epochs, oldest first. */
  public List<Epoch> epochs() {
    return Collections.unmodifiableList(epochs);
  }

  /** The epoch that takes new releases; empty after {@code rotate} until the next share. */
  public Optional<Epoch> openEpoch() {
    return epochs.isEmpty() || last().closed() ? Optional.empty() : Optional.of(last());
  }

  /** The number that the next epoch gets. */
  public int nextEpoch() {
    return epochs.size() + 1;
  }

  /** The number that the next release gets; counts through all epochs, from 1. */
  public int nextRelease() {
    return releases + 1;
  }

  void add(Epoch epoch) {
    epochs.add(epoch);
  }

  void countRelease() {
    releases++;
  }

  /** Takes the name of a new segment; false if one had it before. */
  boolean nameSegment(String segment) {
    return segmentNames.add(segment);
  }

  private Epoch last() {
    return epochs.get(epochs.size() - 1);
  }
}
