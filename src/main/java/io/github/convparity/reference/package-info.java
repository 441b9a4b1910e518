/**
 * What a candidate is compared with. Start from {@link io.github.convparity.reference.Reference},
 * which {@code torch} fulfils with the real PyTorch.
 */
@NullMarked
package io.github.convparity.reference;

import org.jspecify.annotations.NullMarked;
