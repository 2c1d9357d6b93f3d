/**
 * From a spec to the graph of its UNet.
 *
 * <p>{@link io.unetlab.builders.unet.UNetBuilder} lays out the whole: the time embedding, the down
 * path, the middle, the up path. Each kind of block is one file that adds the nodes of a block and
 * returns its output. Anything that operations can express together is a block here, never an
 * operation; weights have diffusers' names, so that its checkpoints fit.
 */
package io.unetlab.builders.unet;
