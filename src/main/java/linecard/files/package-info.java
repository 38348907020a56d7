/// How are CSV, XLSX and PDF read and written safely?
@NullMarked
package linecard.files;

import org.jspecify.annotations.NullMarked;
