#!/bin/sh
# Stands for adb with one device attached: its storage is this script's folder, its shell is this machine's.
# On the server of a host, the devices are the folders of at-PORT.
top=$(cd "$(dirname "$0")" && pwd -P)
if [ "$1" = version ]; then
  echo "Android Debug Bridge version 1.0.41"
  exit
fi
host=
if [ "$1" = -H ]; then
  host=$top/at-$4
  shift 4
fi
if [ "$1" = devices ]; then
  echo "List of devices attached"
  for serial in $(if [ "$host" ]; then ls "$host"; else echo STANDIN; fi); do
    echo "$serial                device usb:1-1 product:standin model:Stand_in device:standin transport_id:1"
  done
  exit
fi
root=${host:+$host/$2}
root=${root:-$top}
shift 2
there() { printf '%s' "$1" | sed "s#/data/local/tmp#$root/data/local/tmp#g; s#exec \(taskset [^ ]* \)\{0,1\}\./tool #exec \1$top/benchmark_model.sh #"; }
case $1 in
  shell)
    shift
    [ "$1" != -n ] || { shift && exec </dev/null; }
    shift
    PATH=$top/bin:$PATH exec sh -c "$(there "$1")" ;;
  push)
    shift
    for last in "$@"; do :; done
    to=$(there "$last")
    while [ $# -gt 1 ]; do
      cp "$1" "$to" || exit 1
      shift
    done ;;
esac
