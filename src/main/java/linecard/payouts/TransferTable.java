package linecard.payouts;

import linecard.files.Cell;
import linecard.files.TableWriter;
import linecard.words.Words;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// A batch as a table, for banks that take one and for people who type: the same batch is the same
/// bytes.
final class TransferTable {

    private TransferTable() {}

    static byte[] bytes(Words words, Batch batch, List<Payment> payments) {
        var bytes = new ByteArrayOutputStream();
        try (var table = TableWriter.csv(bytes, words.language(), header(words))) {
            for (var payment : payments) {
                var to = payment.to();
                table.row(List.of(
                        new Cell.Text(payment.reference()),
                        new Cell.Text(SepaText.of(to.holder(), CreditTransfer.NAME)),
                        new Cell.Text(to.iban()), new Cell.Text(to.bic()),
                        new Cell.Text(to.routing()), new Cell.Text(to.number()),
                        new Cell.Amount(payment.amount()),
                        new Cell.Text(payment.amount().currency().getCurrencyCode()),
                        new Cell.Day(batch.executesOn()),
                        new Cell.Text(SepaText.of(payment.purpose(), CreditTransfer.PURPOSE))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> header(Words words) {
        return List.of("reference", "holder", "iban", "bic", "routing", "number", "amount",
                "currency", "executesOn", "purpose").stream()
                .map(column -> words.text("payouts.column." + column)).toList();
    }
}
