/**
 * The real PyTorch, through the Deep Java Library; the only package that imports it. Start from
 * {@link io.github.convparity.torch.TorchReference}.
 */
@NullMarked
package io.github.convparity.torch;

import org.jspecify.annotations.NullMarked;
