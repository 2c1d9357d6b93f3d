#!/bin/sh
# Stands for LiteRT's benchmark_model on a stand-in device: takes its options, wants a LiteRT file, prints its log.
# The device's folder decides what happens: `tool-mode` has whole, part, nothing, broken, old for a tool without a GPU, or
# compiled or mixed for the tool for compiled models, whose GPU executes all or a part.
# Like the tool, it warns of options that it does not know and goes on.
root=../../../../..
echo "$@" >>$root/tool-arguments
mode=$(cat $root/tool-mode 2>/dev/null || echo whole)
starts=$(wc -l <$root/tool-arguments)
mixed=$mode
[ "$mode" != mixed ] || mode=compiled

threads=1 runs=50 warmups=1 gpu=false nnapi=false profiling=false unknown=
for option in "$@"; do
  value=${option#*=}
  case $option in
    --graph=*) graph=$value ;;
    --num_threads=*) threads=$value ;;
    --num_runs=*) runs=$value ;;
    --warmup_runs=*) warmups=$value ;;
    --use_gpu=*) [ "$mode" = old ] && unknown="$unknown $option" || gpu=$value ;;
    --use_nnapi=*) nnapi=$value ;;
    --enable_op_profiling=*) [ "$mode" = compiled ] && unknown="$unknown $option" || profiling=$value ;;
    --warmup_min_secs=* | --min_secs=* | --max_secs=* | --use_xnnpack=*) ;;
    --gpu_precision_loss_allowed=*) [ "$mode" != compiled ] || unknown="$unknown $option" ;;
    --gpu-precision=*) [ "$mode" = compiled ] || unknown="$unknown $option" ;;
    --require_full_delegation=*)
      if [ "$mixed" = mixed ]; then
        echo "ERROR: Some ops are not accelerated. Add kLiteRtHwAcceleratorCpu to the compilation accelerator set." >&2
        exit 1
      fi ;;
    --nnapi_allow_fp16=* | --max_profiling_buffer_entries=*) ;;
    *) unknown="$unknown $option" ;;
  esac
done

log() { printf '%s\n' "INFO: $*" >&2; }
number() { case $1 in true) echo 1 ;; *) echo 0 ;; esac; }

log "STARTING!"
[ -z "$unknown" ] || printf '%s\n' "WARN: Unconsumed cmdline flags:$unknown" >&2
log "Log parameter values verbosely: [0]"
log "Min num runs: [$runs]"
log "Num threads: [$threads]"
log "Min warmup runs: [$warmups]"
log "Graph: [$graph]"
[ $profiling = false ] || log "Enable op profiling: [1]"
log "#threads used for CPU inference: [$threads]"
[ $gpu = false ] || log "Use gpu: [$(number $gpu)]"
[ $nnapi = false ] || log "Use NNAPI: [$(number $nnapi)]"
if [ "$(dd if="$graph" bs=1 skip=4 count=4 2>/dev/null)" != TFL3 ] || [ "$mode" = broken ]; then
  echo "ERROR: The model is not a valid Flatbuffer buffer" >&2
  log "Failed to load model $graph"
  log "Benchmarking failed."
  exit 1
fi
log "Loaded model $graph"
log "Initialized TensorFlow Lite runtime."

replaces() { printf '%s\n' "VERBOSE: Replacing $1 out of $2 node(s) with delegate ($3) node, yielding $4 partitions for subgraph 0." >&2; }
if [ $gpu = true ] && [ "$mode" != compiled ]; then
  log "Created TensorFlow Lite delegate for GPU."
  log "GPU delegate created."
  case $mode in
    whole) replaces 559 559 TfLiteGpuDelegateV2 1
      log "Explicitly applied GPU delegate, and the model graph will be completely executed by the delegate." ;;
    part) replaces 540 559 TfLiteGpuDelegateV2 3
      log "Explicitly applied GPU delegate, and the model graph will be partially executed by the delegate w/ 1 delegate kernels." ;;
    *) log "Though GPU delegate is explicitly applied, the model graph will not be executed by the delegate." ;;
  esac
fi
if [ "$mode" = compiled ]; then
  log "[benchmark_litert_model.cc:305] Loading model from: $graph"
elif [ $gpu = false ] || [ "$mode" != whole ]; then
  log "Created TensorFlow Lite XNNPACK delegate for CPU."
  replaces 17 20 TfLiteXNNPackDelegate 5
fi

# Microseconds: longer for a larger file, and a little different at each start.
size=$(wc -c <"$graph")
average=$(((2000 + size / 100) * (1000 + starts % 3) / 1000))
log "The input model file size (MB): $((size / 1000000)).00"
log "Initialized session in 51.2ms."
log "Running benchmark for at least $warmups iterations and at least 0.5 seconds but terminate if exceeding 150 seconds."
log "count=$warmups first=$((average + 900)) curr=$((average + 10)) min=$average max=$((average + 900)) avg=$((average + 300)) std=400 p5=$average median=$((average + 10)) p95=$((average + 900))"
log ""
log "Running benchmark for at least $runs iterations and at least 1 seconds but terminate if exceeding 150 seconds."
log "count=$runs first=$((average + 60)) curr=$average min=$((average - 50)) max=$((average + 400)) avg=$average std=20 p5=$((average - 40)) median=$((average - 5)) p95=$((average + 90))"
log ""
if [ "$mode" = compiled ]; then
  at="[benchmark_litert_model.h:89]"
  millis() { printf '%d.%02d' $((($1 + 5) / 1000)) $(((($1 + 5) % 1000) / 10)); }
  log "$at
========== BENCHMARK RESULTS =========="
  log "$at Model initialization: 51.20 ms"
  log "$at Warmup (first):       $(millis $((average + 900))) ms"
  log "$at Warmup (avg):         $(millis $((average + 300))) ms ($warmups runs)"
  log "$at Inference (avg):      $(millis $average) ms ($runs runs)"
  log "$at Peak memory usage not available. (peak_mem_mb <= 0)"
  log "$at ======================================"
  exit 0
fi
log "Inference timings in us: Init: 51200, First inference: $((average + 900)), Warmup (avg): $((average + 300)), Inference (avg): $average"
log "Note: as the benchmark tool itself affects memory footprint, the following is only APPROXIMATE to the actual memory footprint of the model at runtime. Take the information at your discretion."
log "Memory footprint delta from the start of the tool (MB): init=45.2 overall=81.4"
[ $profiling = true ] || exit 0

header='\t             [node type]\t          [start]\t  [first]\t [avg ms]\t     [%%]\t  [cdf%%]\t  [mem KB]\t[times called]\t[Name]\n'
row() { printf '\t%24s\t            0.000\t    1.000\t    1.000\t 25.000%%\t 25.000%%\t     0.000\t        1\t[%s]:%s\n' "$1" "$2" "$3"; }
{
  echo "Operator-wise Profiling Info for Regular Benchmark Runs:"
  echo "============================== Run Order =============================="
  printf "$header"
  row TfLiteXNNPackDelegate "a, b/add" 21
  row RESIZE_NEAREST_NEIGHBOR up/0/resize 7
  row RESIZE_NEAREST_NEIGHBOR up/1/resize 12
  row GATHER embedding 3
  echo
  echo "Number of nodes executed: 4"
  echo "============================== Summary by node type =============================="
  echo
  echo "Timings (microseconds): count=$runs curr=$average"
  echo "Memory (bytes): count=0"
  echo "4 nodes observed"
}
