package dyepack.canaries;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a share promises about its canaries without showing them: the Merkle root over their salted
 * digests (evidence.md section 8).
 *
 * <p>salt_n = HMAC-SHA-256(K_salt, share_id || LP(n)) with n as 4 bytes big-endian and LP a 4-byte
 * length before it; leaf_n = SHA-256(00 || salt_n || JCS(canary_n)); the root is the Merkle tree
 * hash of RFC 9162 section 2.1.1 with these leaves as leaf hashes. To open one canary its salt, its
 * JSON and the audit path suffice; the others stay hidden.
 */
public final class CanaryCommitment {

  private CanaryCommitment() {}

  /** Returns the 32-byte salt of one canary in one share. */
  public static byte[] salt(byte[] saltKey, String shareId, int number) {
    return Hashing.hmacSha256(saltKey)
        .newHasher()
        .putBytes(shareId.getBytes(StandardCharsets.UTF_8))
        .putBytes(ByteBuffer.allocate(8).putInt(4).putInt(number).array())
        .hash()
        .asBytes();
  }

  /** Returns the 32-byte digest of a salted canary. */
  public static byte[] leaf(byte[] salt, List<String> header, Canary canary) {
    return Hashing.sha256()
        .newHasher()
        .putByte((byte) 0)
        .putBytes(salt)
        .putBytes(CanaryJson.canonical(header, canary).getBytes(StandardCharsets.UTF_8))
        .hash()
        .asBytes();
  }

  /** Returns the root over the canaries that a share holds, in the order given. */
  public static byte[] root(
      byte[] saltKey, String shareId, List<String> header, List<Canary> held) {
    List<byte[]> leaves = new ArrayList<>();
    for (Canary canary : held) {
      leaves.add(leaf(salt(saltKey, shareId, canary.number()), header, canary));
    }
    return root(leaves);
  }

  /** Returns the Merkle tree hash over leaf hashes; SHA-256 of nothing if there are none. */
  public static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Hashing.sha256().newHasher().hash().asBytes();
    }
    if (leaves.size() == 1) {
      return leaves.get(0).clone();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return Hashing.sha256()
        .newHasher()
        .putByte((byte) 1)
        .putBytes(root(leaves.subList(0, split)))
        .putBytes(root(leaves.subList(split, leaves.size())))
        .hash()
        .asBytes();
  }
}
