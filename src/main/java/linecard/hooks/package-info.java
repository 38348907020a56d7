/// What are other programs told of by themselves, and did they hear it? Webhooks by the rules of
/// Standard Webhooks (standardwebhooks.com).
///
/// Triggers on the records write a row for each endpoint in the transaction of the change
/// (`hooks.tell`), so nothing is told that was rolled back. A round takes the rows to the
/// endpoints, at least once each.
@NullMarked
package linecard.hooks;

import org.jspecify.annotations.NullMarked;
