# Completes unetlab's commands, options, values, models and files in fish: unetlab completion fish | source
function __unetlab_table
  switch "$argv[1]|$argv[2]"
{table}
    case '*'
      return 1
  end
end

function __unetlab_candidates
  set -l command ''
  set -l option ''
  set -l current (commandline -ct)
  for word in (commandline -opc)[2..-1]
    if string match -q -- '-*=*' $word
      set option ''
    else if string match -q -- '-*' $word
      set option $word
    else if test -n "$option"; and __unetlab_table "$command" $option >/dev/null
      set option ''
    else
      set option ''
      if contains -- $word (__unetlab_table "$command" ''); and __unetlab_table "$command $word" - >/dev/null
        set command "$command $word"
      end
    end
  end
  set -l prefix ''
  set -l place $option
  if string match -q -- '-*=*' $current
    set prefix (string replace -r '=.*' = -- $current)
    set place (string replace -r '=.*' '' -- $current)
  else if string match -q -- '-*' $current
    set place -
  end
  set -l found (__unetlab_table "$command" "$place"); or set found (__unetlab_table "$command" '')
  for word in $found
    if test $word = @files
      __fish_complete_path (string replace -r '^-[^=]*=' '' -- $current)
    else
      echo $prefix$word
    end
  end
end

complete -c unetlab -f -a '(__unetlab_candidates)'
