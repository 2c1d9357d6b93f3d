#!/bin/sh
# Stands for adb with one device attached: its storage is this script's folder, its shell is this machine's.
root=$(cd "$(dirname "$0")" && pwd -P)
if [ "$1" = devices ]; then
  echo "List of devices attached"
  echo "STANDIN                device usb:1-1 product:standin model:Stand_in device:standin transport_id:1"
  exit
fi
shift 2
there() { printf '%s' "$1" | sed "s#/data/local/tmp#$root/data/local/tmp#g; s#exec \(taskset [^ ]* \)\{0,1\}\./tool #exec \1$root/benchmark_model.sh #"; }
case $1 in
  shell)
    shift 3
    PATH=$root/bin:$PATH exec sh -c "$(there "$1")" </dev/null ;;
  push)
    shift
    for last in "$@"; do :; done
    to=$(there "$last")
    while [ $# -gt 1 ]; do
      cp "$1" "$to" || exit 1
      shift
    done ;;
esac
