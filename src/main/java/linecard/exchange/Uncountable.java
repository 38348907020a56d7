package linecard.exchange;

import org.springframework.dao.DataIntegrityViolationException;

import java.sql.SQLException;

/// Tells whether something broke off since its sums are beyond all counting.
final class Uncountable {

    private static final String NUMBER_TOO_LARGE = "22003";

    private Uncountable() {}

    static boolean is(RuntimeException e) {
        return e instanceof ArithmeticException
                || e instanceof DataIntegrityViolationException refused
                && refused.getMostSpecificCause() instanceof SQLException cause
                && NUMBER_TOO_LARGE.equals(cause.getSQLState());
    }
}
