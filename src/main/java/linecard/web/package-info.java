/// How do we answer a browser? Pages, forms, components, charts.
@NullMarked
package linecard.web;

import org.jspecify.annotations.NullMarked;
