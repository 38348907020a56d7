package linecard.reckoning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gives each value that it has not seen the next number, from 0.
final class Places<T> {

    private final Map<T, Integer> places = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int of(T value) {
        var known = places.putIfAbsent(value, values.size());
        if (known != null) return known;
        values.add(value);
        return values.size() - 1;
    }

    int size() {
        return values.size();
    }

    List<T> inOrder() {
        return List.copyOf(values);
    }
}
