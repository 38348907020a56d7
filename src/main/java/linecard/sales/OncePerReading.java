package linecard.sales;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Keeps what a page asks for again and again until the end of its transaction, where that only
/// reads; where it may write, everything is asked anew.
final class OncePerReading {

    private OncePerReading() {}

    /// @param question a value that tells questions apart, of a type for each kind of answer
    @SuppressWarnings("unchecked")
    static <T> T of(Object question, Supplier<T> answer) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return answer.get();
        }
        var known = (Map<Object, Object>) TransactionSynchronizationManager
                .getResource(OncePerReading.class);
        if (known == null) known = begin();
        var answered = known.get(question);
        if (answered == null) {
            answered = answer.get();
            known.put(question, answered);
        }
        return (T) answered;
    }

    private static Map<Object, Object> begin() {
        var known = new HashMap<Object, Object>();
        TransactionSynchronizationManager.bindResource(OncePerReading.class, known);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResource(OncePerReading.class);
                    }
                });
        return known;
    }
}
