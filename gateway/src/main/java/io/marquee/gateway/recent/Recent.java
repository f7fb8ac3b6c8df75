package io.marquee.gateway.recent;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of bounded size that forgets what was not used lately. It keeps two generations; what is
 * used moves to the younger, and when that is half of the bound, the older one is dropped whole.
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class Recent<K, V> {

  private final int half;
  private volatile ConcurrentHashMap<K, V> young = new ConcurrentHashMap<>();
  private volatile ConcurrentHashMap<K, V> old = new ConcurrentHashMap<>();

  public Recent(int bound) {
    this.half = Math.max(1, bound / 2);
  }

  public @Nullable V get(K key) {
    V value = young.get(key);
    if (value != null) return value;
    value = old.get(key);
    if (value != null) put(key, value);
    return value;
  }

  public void put(K key, V value) {
    young.put(key, value);
    if (young.mappingCount() > half) turn();
  }

  public V computeIfAbsent(K key, Function<K, V> make) {
    V value = get(key);
    if (value != null) return value;
    value = young.computeIfAbsent(key, make);
    if (young.mappingCount() > half) turn();
    return value;
  }

  /** How many are kept now, at most the bound. */
  public long size() {
    return young.mappingCount() + old.mappingCount();
  }

  private synchronized void turn() {
    if (young.mappingCount() <= half) return;
    old = young;
    young = new ConcurrentHashMap<>();
  }
}
