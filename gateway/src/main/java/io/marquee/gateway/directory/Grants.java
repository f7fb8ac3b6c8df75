package io.marquee.gateway.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each distinct pair of role and permissions once, under a small number, while somebody has it. */
final class Grants {

  private final Map<Grant, Integer> numbers = new HashMap<>();
  private final List<@Nullable Grant> grants = new ArrayList<>();
  private final List<Integer> holders = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();

  Grant get(long number) {
    Grant grant = grants.get((int) number);
    if (grant == null) throw new IllegalStateException("nobody holds grant " + number);
    return grant;
  }

  int acquire(String role, Set<String> permissions) {
    Grant wanted = new Grant(role, Set.copyOf(permissions));
    Integer known = numbers.get(wanted);
    if (known != null) {
      holders.set(known, holders.get(known) + 1);
      return known;
    }
    int number = free.isEmpty() ? grants.size() : free.removeLast();
    if (number == grants.size()) {
      grants.add(wanted);
      holders.add(1);
    } else {
      grants.set(number, wanted);
      holders.set(number, 1);
    }
    numbers.put(wanted, number);
    return number;
  }

  void release(long released) {
    int number = (int) released;
    int left = holders.get(number) - 1;
    holders.set(number, left);
    if (left > 0) return;
    numbers.remove(get(number));
    grants.set(number, null);
    free.add(number);
  }
}
