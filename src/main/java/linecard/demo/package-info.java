/// A made-up company: the cast, its catalogue, two and a half years of sales.
@NullMarked
package linecard.demo;

import org.jspecify.annotations.NullMarked;
