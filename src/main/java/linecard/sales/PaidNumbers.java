package linecard.sales;

import linecard.access.Viewer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What stands under the numbers that payments name. An invoice and a credit may have one number,
/// and a payment is of one of them.
@Repository
public class PaidNumbers {

    private final JdbcClient sql;

    PaidNumbers(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whose the invoice and the credit of a number are.
    ///
    /// @param invoiced null where no such invoice is here
    /// @param credited null where no such credit is here
    public record Named(@Nullable UUID invoiced, @Nullable UUID credited) {

        public static final Named NOTHING = new Named(null, null);

        /// Of which of the two a payment is, where it does not say so itself: of the one that is
        /// its customer's, else of an invoice where money came in. Null where neither is here, or
        /// where money went back and it may be either.
        @Nullable Kind kind(UUID payer, long amountMinor) {
            if (invoiced == null || credited == null) {
                return invoiced != null ? Kind.INVOICE : credited != null ? Kind.CREDIT : null;
            }
            boolean isInvoices = payer.equals(invoiced);
            if (isInvoices != payer.equals(credited)) {
                return isInvoices ? Kind.INVOICE : Kind.CREDIT;
            }
            return amountMinor < 0 ? null : Kind.INVOICE;
        }

        /// Who paid, where the payment names nobody; null where that may be either of two, or
        /// nothing of that kind is here.
        ///
        /// @param said of which of the two the payment is; null where it does not say
        public @Nullable UUID payer(@Nullable Kind said, long amountMinor) {
            if (said == Kind.INVOICE) return invoiced;
            if (said == Kind.CREDIT) return credited;
            if (!isBoth()) return invoiced != null ? invoiced : credited;
            return amountMinor >= 0 || Objects.equals(invoiced, credited) ? invoiced : null;
        }

        public boolean isBoth() {
            return invoiced != null && credited != null;
        }

        /// Whether nothing is here that a payment could be of.
        ///
        /// @param said as with [#payer]
        public boolean isNothing(@Nullable Kind said) {
            return (invoiced == null || said == Kind.CREDIT)
                    && (credited == null || said == Kind.INVOICE);
        }
    }

    /// By number; those under which nothing is here are left out.
    @Transactional(readOnly = true)
    public Map<String, Named> of(Viewer viewer, Collection<String> numbers) {
        var found = new HashMap<String, Named>();
        sql.sql("""
                select d.number, d.kind, d.account_id
                from unnest(:numbers::text[]) as n (number)
                join sales.document d on d.organisation_id = :organisation
                                     and d.kind in ('invoice', 'credit') and d.number = n.number
                order by d.number, d.revision
                """)
                .param("organisation", viewer.organisation().id())
                .param("numbers", numbers.toArray(String[]::new))
                .query(row -> {
                    var account = row.getObject("account_id", UUID.class);
                    boolean isCredit = Kind.of(row.getString("kind")) == Kind.CREDIT;
                    found.merge(row.getString("number"),
                            isCredit ? new Named(null, account) : new Named(account, null),
                            (one, next) -> isCredit ? new Named(one.invoiced, next.credited)
                                    : new Named(next.invoiced, one.credited));
                });
        return found;
    }
}
