# Completes unetlab's commands, options, values, models and files in bash and zsh: source it.
_unetlab_table() {
  case "$1|$2" in
{table}
  esac
}

# Prints what may stand for $1, the current word, after the other arguments, the words before it.
_unetlab_candidates() {
  local command='' option='' word
  for word in "${@:2}"; do
    case $word in
      =) ;;
      -*=*) option='' ;;
      -*) option=$word ;;
      *)
        [ -n "$option" ] && _unetlab_table "$command" "$option" >/dev/null && option='' && continue
        option=''
        case " $(_unetlab_table "$command" '') " in
          *" $word "*) case $(_unetlab_table "$command $word" -) in ?*) command="$command $word" ;; esac ;;
        esac
        ;;
    esac
  done
  case $1 in
    -*=*) _unetlab_table "$command" "${1%%=*}" && return ;;
    -*) _unetlab_table "$command" - && return ;;
  esac
  { [ -n "$option" ] && _unetlab_table "$command" "$option"; } || _unetlab_table "$command" ''
}

if [ -n "${ZSH_VERSION:-}" ]; then
  _unetlab() {
    local current=${words[CURRENT]} found
    local -a before
    before=("${(@)words[2,CURRENT-1]}")
    found=($(_unetlab_candidates "$current" "${before[@]}"))
    [[ $current == -*=* ]] && IPREFIX+="${current%%=*}=" && PREFIX=${PREFIX#*=}
    compadd -- ${found:#@files}
    (( ${found[(I)@files]} )) && _files
  }
  (( ${+functions[compdef]} )) || { autoload -Uz compinit && compinit; }
  compdef _unetlab unetlab
else
  _unetlab() {
    local current=${COMP_WORDS[COMP_CWORD]} found file
    local -a before=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
    [ "$current" = = ] && current=
    found=$(_unetlab_candidates "$current" "${before[@]}")
    COMPREPLY=($(compgen -W "${found//@files/}" -- "$current"))
    case " $found " in
      *" @files "*)
        compopt -o filenames 2>/dev/null
        while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$current")
        ;;
    esac
  }
  complete -F _unetlab unetlab
fi
