package linecard.subjects;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.exchange.Field;
import linecard.exchange.Import;
import linecard.exchange.Trace;
import linecard.jobs.JobFailed;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;
import linecard.sales.PaidNumbers;
import linecard.sales.Payments;

import org.springframework.stereotype.Component;

import java.util.Currency;
import java.util.List;

/// What customers paid.
@Component
class PaymentSubject extends RecordSubject<PaymentIntake.Said> {

    static final Field KIND = Field.optional("kind", "doctype", "documenttype", "bizonylattípus")
            .oneOf("invoice", "credit");

    private static final List<Field> FIELDS = List.of(
            Field.required("reference", "reference", "paymentid", "paymentnumber", "receipt",
                    "transactionid", "bizonylat", "banki azonosító", "tranzakció"),
            Field.required("date", "paymentdate", "paidon", "valuedate", "értéknap",
                    "fizetés dátuma", "kelt"),
            Field.required("amount", "amount", "paid", "paidamount", "összeg", "befizetett összeg"),
            Field.optional("document", "invoice", "invoicenumber", "invoiceno", "számlaszám",
                    "számla"),
            KIND,
            Field.optional("account", AccountSubject.CODES),
            Field.optional("accountName", AccountSubject.NAMES),
            Field.optional("currency", "curr", "deviza"));

    private final Payments payments;
    private final PaidNumbers numbers;
    private final Customers customers;

    PaymentSubject(Payments payments, PaidNumbers numbers, Customers customers) {
        super("payments", Audience.IMPORTERS, "/payments", FIELDS);
        this.payments = payments;
        this.numbers = numbers;
        this.customers = customers;
    }

    @Override
    public List<List<String>> sample(Currency own) {
        return List.of(
                List.of("B-2026-0415", "2026-04-02", "82500.00", "2026/118", "", "", "",
                        own.getCurrencyCode()),
                List.of("B-2026-0416", "2026-04-03", "10000.00", "", "", "A-1", "",
                        own.getCurrencyCode()),
                List.of("B-2026-0417", "2026-04-07", "-4200.00", "J-7", "credit", "", "",
                        own.getCurrencyCode()));
    }

    @Override
    PaymentIntake intake(Viewer viewer, Import source) {
        return new PaymentIntake(viewer, payments, numbers, source.id(),
                customers.known(viewer));
    }

    @Override
    public void undo(Viewer viewer, Import source, Trace trace, Progress progress) {
        var refused = payments.undo(viewer, source.id(), progress::advance).refused();
        if (refused != null) throw new JobFailed(new Trouble(refused.key(), refused.arguments()));
    }
}
