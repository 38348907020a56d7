package linecard.database;

import java.util.Optional;

/// The binding in force on this thread while an action runs.
public final class Bound {

    private static final ScopedValue<Binding> BINDING = ScopedValue.newInstance();

    private Bound() {}

    public static <T, E extends Throwable> T call(
            Binding binding, ScopedValue.CallableOp<T, E> action) throws E {
        return ScopedValue.where(BINDING, binding).call(action);
    }

    public static void run(Binding binding, Runnable action) {
        ScopedValue.where(BINDING, binding).run(action);
    }

    static Optional<Binding> now() {
        return BINDING.isBound() ? Optional.of(BINDING.get()) : Optional.empty();
    }
}
