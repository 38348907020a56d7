package linecard.sales;

import linecard.access.Viewer;

import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/// What customers paid. A payment is known by its reference and the number of what it pays.
@Repository
public class Payments {

    /// As [Documents#compare].
    @Transactional(readOnly = true)
    public List<Compared> compare(Viewer viewer, List<Payment> payments) {
        throw new UnsupportedOperationException("not yet");
    }

    /// As [Documents#load].
    @Transactional
    public Loaded load(Viewer viewer, UUID importId, Iterator<Payment> payments,
            BiConsumer<Payment, Compared.Refused> refused, LongConsumer progress) {
        throw new UnsupportedOperationException("not yet");
    }

    /// As [Documents#undo].
    @Transactional
    public Undone undo(Viewer viewer, UUID importId, LongConsumer progress) {
        throw new UnsupportedOperationException("not yet");
    }
}
