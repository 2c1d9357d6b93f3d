package io.unetlab.builders.graph;

/**
 * A convolution as its definition says, one output number at a time and without the bias.
 *
 * @param shape of the input
 */
record ConvolutionReference(Conv2d op, TensorShape shape, double[] input, double[] weights) {

  /**
   * A number of the output.
   *
   * @param pixel its index in the plane
   * @param width of the output
   */
  double at(int image, int out, int pixel, int width) {
    int height = Math.toIntExact(shape.dim(2));
    int across = Math.toIntExact(shape.dim(3));
    int each = op.in() / op.groups();
    int first = out / (op.out() / op.groups()) * each;
    double sum = 0;
    for (int channel = 0; channel < each; channel++) {
      for (int i = 0; i < op.kernel() * op.kernel(); i++) {
        int row = pixel / width * op.stride() - op.padBefore() + i / op.kernel();
        int column = pixel % width * op.stride() - op.padBefore() + i % op.kernel();
        if (row >= 0 && row < height && column >= 0 && column < across) {
          int plane = image * op.in() + first + channel;
          int kernel = (out * each + channel) * op.kernel() * op.kernel() + i;
          sum += input[(plane * height + row) * across + column] * weights[kernel];
        }
      }
    }
    return sum;
  }
}
