/// What happened? Orders, invoices, credits, who is credited, monthly roll-ups.
@NullMarked
package linecard.sales;

import org.jspecify.annotations.NullMarked;
