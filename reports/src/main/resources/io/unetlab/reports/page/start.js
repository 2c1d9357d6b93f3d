unetlab.start();
