package linecard.exchange;

import linecard.access.Viewer;
import linecard.jobs.Progress;

import org.springframework.transaction.support.TransactionOperations;

/// What is to be examined, and for whom.
///
/// @param part runs a part of a transaction that may fail for itself
public record Task(
        Viewer viewer, Import source, Rows rows, TransactionOperations part, Progress progress) {}
