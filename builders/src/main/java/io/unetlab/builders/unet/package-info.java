/**
 * From a spec to the graph of its UNet.
 *
 * <p>{@link io.unetlab.builders.unet.UNetBuilder} tells the story: the time's embedding, the way
 * down, the middle, the way up. Each kind of block is one file that adds the nodes of one block and
 * returns the node that leaves it. What the operations can express together is a block here, never
 * an operation; weights have the names that diffusers gives them, so that its checkpoints fit.
 */
package io.unetlab.builders.unet;
