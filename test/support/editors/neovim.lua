-- Opens the essay APPARATUS_ESSAY in Neovim (0.7 or later) with the language server APPARATUS_SERVER, which the program
-- APPARATUS_NODE runs; prints what Neovim shows for it as one line of JSON: the diagnostics, then a hover, then a definition; then where the
-- definition of the quotation on the essay's last line leads, and where the references lead from there.
local essay = vim.env.APPARATUS_ESSAY
vim.cmd('edit ' .. vim.fn.fnameescape(essay))
vim.bo.filetype = 'markdown'
local buffer = vim.api.nvim_get_current_buf()

local client = vim.lsp.start_client({
  name = 'apparatus',
  cmd = { vim.env.APPARATUS_NODE, vim.env.APPARATUS_SERVER, '--stdio' },
  root_dir = vim.fn.fnamemodify(essay, ':h'),
})
vim.lsp.buf_attach_client(buffer, client)

local function diagnostics()
  return vim.diagnostic.get(buffer)
end

local function ask(method, line, character)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    position = { line = line, character = character },
    context = { includeDeclaration = true },
  }
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000) or {}
  local _, answer = next(answers)
  return answer and answer.result or vim.NIL
end

local shown = {}
vim.wait(10000, function() return #diagnostics() > 0 end, 20)
shown.wrong = diagnostics()
local line = shown.wrong[1] and shown.wrong[1].lnum or 0
local column = shown.wrong[1] and shown.wrong[1].col or 0
shown.hover = ask('textDocument/hover', line, column)
shown.definition = ask('textDocument/definition', line, column)
-- Mends the text as a writer would: in the buffer.
local text = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]
vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, { (text:gsub('depth', 'height')) })
vim.wait(10000, function() return #diagnostics() == 0 end, 20)
shown.mended = diagnostics()
local last = vim.api.nvim_buf_line_count(buffer) - 1
local target
vim.wait(10000, function()
  target = (ask('textDocument/definition', last, 30) or {})[1]
  return target ~= nil
end, 20)
vim.lsp.util.jump_to_location(target, 'utf-16')
local source = vim.api.nvim_get_current_buf()
local row = vim.api.nvim_win_get_cursor(0)[1]
shown.opened = {
  name = vim.api.nvim_buf_get_name(source),
  readonly = vim.bo[source].readonly,
  column = vim.api.nvim_win_get_cursor(0)[2],
  lines = vim.api.nvim_buf_get_lines(source, 0, row + 1, false),
  row = row,
}
vim.lsp.buf_attach_client(source, client)
buffer = source
shown.references = ask('textDocument/references', row - 1, shown.opened.column + 2)
io.stdout:write(vim.fn.json_encode(shown) .. '\n')
vim.lsp.stop_client(client)
vim.wait(5000, function() return vim.lsp.get_client_by_id(client) == nil end, 20)
vim.cmd('qa!')
