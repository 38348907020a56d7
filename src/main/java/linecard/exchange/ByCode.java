package linecard.exchange;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Records by their code: as written, and where no code is written like that, without regard to
/// capitals.
public final class ByCode<T> {

    private final Function<T, String> code;
    private final Map<String, T> exact = new HashMap<>();
    private final Map<String, T> loose = new HashMap<>();

    /// @param code tells the code of a record
    public ByCode(List<T> all, Function<T, String> code) {
        this.code = code;
        all.forEach(this::put);
    }

    /// Takes the place of the one with the same code.
    public void put(T one) {
        exact.put(code.apply(one), one);
        loose.put(plain(code.apply(one)), one);
    }

    /// The record of this code; null where there is none.
    public @Nullable T find(String text) {
        var found = exact.get(text);
        return found != null ? found : loose.get(plain(text));
    }

    /// A code without regard to capitals and to blanks around it.
    public static String plain(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }
}
