package io.marquee.identity.audit;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody acted. It lies beside the chain, which holds its digest only: it can be
 * forgotten, and the chain still holds.
 *
 * @param address of the client
 * @param userAgent what the client calls itself
 * @param salt random, so that the digest of a forgotten address cannot be searched for
 */
public record Origin(@Nullable String address, @Nullable String userAgent, String salt) {

  SortedMap<String, @Nullable Object> fields() {
    var fields = new TreeMap<String, @Nullable Object>();
    fields.put("address", address);
    fields.put("user_agent", userAgent);
    fields.put("salt", salt);
    return fields;
  }

  String digest() {
    return Canonical.sha256(Canonical.json(fields()));
  }
}
