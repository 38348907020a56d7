package linecard.terms;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Collection;

/// Finds what is missing in records that were read from JSON, which knows no duty to be there.
final class Wholeness {

    private Wholeness() {}

    /// Where something is missing that must be there, as `#/rates/0/name`; null for nowhere.
    static @Nullable String missing(@Nullable Object read) {
        return missing("#", read);
    }

    private static @Nullable String missing(String path, @Nullable Object read) {
        if (read == null) return path;
        if (read instanceof Collection<?> all) {
            int at = 0;
            for (var one : all) {
                var missing = missing(path + "/" + at++, one);
                if (missing != null) return missing;
            }
        }
        if (!(read instanceof Record)) return null;
        for (var component : read.getClass().getRecordComponents()) {
            var value = value(component, read);
            boolean mayMiss = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (value == null && mayMiss) continue;
            var missing = missing(path + "/" + component.getName(), value);
            if (missing != null) return missing;
        }
        return null;
    }

    private static @Nullable Object value(RecordComponent component, Object read) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(read);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
